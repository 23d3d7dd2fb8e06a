package org.rsmi.cli;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rsmi.lattice.Lattice;
import org.rsmi.model.Model;
import org.rsmi.sample.Chain;
import org.rsmi.spec.Binder;
import org.rsmi.spec.Catalogue;
import org.rsmi.spec.SpecTree;
import org.rsmi.spec.SpecValue;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.SpecValue.Text;
import org.rsmi.spec.Unbinder;

/// The model, lattice and chain that the words of a command line mean.
///
/// `--set key=value` goes to the model if it has such a component, else to the lattice, else to the
/// chain; `model.key`, `lattice.key` and `chain.key` say which. The lattice is the model's home
/// where nothing else is said.
///
/// @param tree of `model`, `lattice` and `chain`
record SampleWords(SpecTree tree) {
  private static final String ROOT = "sample";

  /// Sorts settings.
  ///
  /// @param model a name in any case
  /// @param settings by key, as TOML
  static SampleWords of(String model, Map<String, String> settings) {
    SpecTree tree =
        SpecTree.parse("", "arguments", ROOT).override("model.type", quoted(Model.class, model));
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      if (setting.getKey().equals("lattice") || setting.getKey().equals("lattice.type")) {
        tree = latticed(tree, setting.getValue());
      }
    }
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      String head = setting.getKey().split("\\.", 2)[0];
      if (!setting.getKey().equals("lattice") && !setting.getKey().equals("lattice.type")) {
        tree = tree.override(place(tree, head) + setting.getKey(), setting.getValue());
      }
    }
    return new SampleWords(tree);
  }

  /// A bare name is a type, whose components may still follow.
  private static SpecTree latticed(SpecTree tree, String value) {
    return value.strip().startsWith("{")
        ? tree.override("lattice", value)
        : tree.override("lattice.type", quoted(Lattice.class, value));
  }

  /// The name as it is written, if it is one in another case.
  private static String quoted(Class<?> type, String name) {
    String plain = name.strip().replaceAll("^\"|\"$", "");
    String known =
        Catalogue.names(type).stream().filter(plain::equalsIgnoreCase).findFirst().orElse(plain);
    return new Text(known).toml();
  }

  private static String place(SpecTree tree, String head) {
    if (List.of("model", "lattice", "chain").contains(head)) {
      return "";
    }
    if (components(Model.class, tree, "model.type").contains(head)) {
      return "model.";
    }
    if (lattice(tree).contains(head)) {
      return "lattice.";
    }
    return components(Chain.class).contains(head) ? "chain." : "model.";
  }

  private static List<String> lattice(SpecTree tree) {
    if (tree.find("lattice.type").isPresent()) {
      return components(Lattice.class, tree, "lattice.type");
    }
    return Catalogue.find(Model.class, text(tree, "model.type")).isEmpty()
        ? List.of()
        : components(home(tree).getClass());
  }

  /// The home of the model as it is by default: other settings are not known yet.
  private static Lattice home(SpecTree tree) {
    SpecValue name = new Text(text(tree, "model.type"));
    return Binder.bind(Model.class, name, ROOT + ".model").home();
  }

  private static List<String> components(Class<?> type, SpecTree tree, String key) {
    return Catalogue.find(type, text(tree, key)).map(SampleWords::components).orElse(List.of());
  }

  private static List<String> components(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static String text(SpecTree tree, String key) {
    return tree.find(key).orElse(new Text("")) instanceof Text(String text) ? text : "";
  }

  /// The law.
  Model model() {
    return Binder.bind(Model.class, value("model"), ROOT + ".model");
  }

  /// Where it lives.
  Lattice lattice(Model model) {
    if (tree.find("lattice.type").isPresent()) {
      return Binder.bind(Lattice.class, value("lattice"), ROOT + ".lattice");
    }
    Record home = (Record) model.home();
    SpecTree whole =
        new SpecTree(ROOT, Unbinder.unbind(home))
            .override("type", new Text(home.getClass().getSimpleName()).toml());
    if (value("lattice") instanceof Table(Map<String, SpecValue> given)) {
      for (Map.Entry<String, SpecValue> entry : given.entrySet()) {
        whole = whole.override(entry.getKey(), entry.getValue().toml());
      }
    }
    return Binder.bind(Lattice.class, whole.root(), ROOT + ".lattice");
  }

  /// The chain.
  ///
  /// @param standard settings that those given replace
  Chain chain(Map<String, String> standard) {
    SpecTree whole = new SpecTree(ROOT, Table.EMPTY);
    for (Map.Entry<String, String> entry : standard.entrySet()) {
      whole = whole.override(entry.getKey(), entry.getValue());
    }
    if (value("chain") instanceof Table(Map<String, SpecValue> given)) {
      for (Map.Entry<String, SpecValue> entry : given.entrySet()) {
        whole = whole.override(entry.getKey(), entry.getValue().toml());
      }
    }
    return Binder.bind(Chain.class, whole.root(), ROOT + ".chain");
  }

  private SpecValue value(String key) {
    return tree.find(key).orElse(Table.EMPTY);
  }
}
