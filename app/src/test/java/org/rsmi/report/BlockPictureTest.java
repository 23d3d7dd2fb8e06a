package org.rsmi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.report.BlockPicture.Shapes.Kind;
import org.rsmi.result.Filter;

class BlockPictureTest {
  private static final BlockPicture CELLS = new BlockPicture.Cells();

  @Test
  void everyShapeLiesInItsFrame() {
    double[][] ends = {{0, 0, 1, 0}, {0, 0, 0, 1}, {3, 2, 3, 2}};
    double[][] places = {{-1, 0}, {0, 2}, {4, 1}};
    for (BlockPicture picture :
        List.of(CELLS, new BlockPicture.Bonds(ends), new BlockPicture.Vertices(places))) {
      BlockPicture.Shapes shapes = picture.shapes(List.of(3));
      for (double[] site : shapes.sites()) {
        double reach = shapes.kind() == Kind.DISC ? site[2] : 0;
        assertThat(site[0] - reach).isBetween(0.0, 1.0);
        assertThat(site[0] + reach).isBetween(0.0, 1.0);
        assertThat(site[1] - reach).isBetween(0.0, shapes.height());
        assertThat(site[1] + reach).isBetween(0.0, shapes.height());
      }
    }
  }

  @Test
  void rowsOfABlockStandUnderEachOtherAndPlanesApart() {
    assertThat(CELLS.shapes(List.of(2, 2)).height()).isEqualTo(1);
    BlockPicture.Shapes planes = CELLS.shapes(List.of(2, 2, 2));
    assertThat(planes.sites()[4][1] - planes.sites()[2][1]).isGreaterThan(planes.sites()[0][3]);
  }

  @Test
  void aFilterOfAnotherBlockIsDrawnAsSquares() {
    BlockPicture bonds = new BlockPicture.Bonds(new double[][] {{0, 0, 1, 0}});
    assertThat(bonds.shapes(List.of(1)).kind()).isEqualTo(Kind.STROKE);
    assertThat(bonds.shapes(List.of(2, 2)).kind()).isEqualTo(Kind.SQUARE);
  }

  @Test
  void everySiteTellsItsWeight() {
    Filter filter = new Filter(List.of(2), new double[][] {{0.5, -1}}, new double[1]);
    double[][] places = {{0, 0}, {1, 0}};
    assertThat(new BlockPicture.Vertices(places).svg(filter, 0, 100, "two"))
        .contains("<circle class='vertex'", "row 0, column 1: -1.00", "aria-label='two'");
  }

  @Test
  void aFilterIsTurnedToTheSideOfAnotherWithItsBias() {
    Filter filter = new Filter(List.of(2), new double[][] {{0.5, -1}}, new double[] {0.25});
    Filter other = new Filter(List.of(2), new double[][] {{-1, 1}}, new double[1]);
    Filter turned = Gauge.like(other, filter);
    assertThat(turned.weights()[0]).containsExactly(-0.5, 1);
    assertThat(turned.bias()).containsExactly(-0.25);
    assertThat(Gauge.like(filter, filter).weights()[0]).containsExactly(0.5, -1);
  }
}
