package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// Nguyen, Wainwright and Jordan: `I ≥ E_p f − e⁻¹ E_q exp f`, also known as f-GAN KL and MINE-f.
///
/// Unbiased and without a ceiling, but the variance of `E_q exp f` grows like `exp I`: for a few
/// nats at most. The best scores are `1 + log p(x,y)/(p(x) p(y))`.
///
/// The gradient grows like `exp f` too: a fresh critic's scores should be of order 1, as with
/// bounded activations they are. Where rectifiers start at tens of nats, the first steps fill
/// Adam's second moments, and training may stall for thousands more.
///
/// @see <a href="https://arxiv.org/abs/1905.06922">Poole et al. (2019), section 2.2</a>
/// @see <a href="https://arxiv.org/abs/0809.0853">Nguyen, Wainwright and Jordan (2010)</a>
public record Nwj() implements Bound {
  private static final Baseline E = new Baseline(1);

  @Override
  public void visit(ScoreTile tile) {
    E.visit(tile);
  }
}
