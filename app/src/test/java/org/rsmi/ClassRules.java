package org.rsmi;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What no class of RSMI may contain: randomness without a named stream, state that all of the
/// program shares, and words to the terminal outside `org.rsmi.cli`.
final class ClassRules {
  private static final Set<String> NAMELESS_RANDOMNESS =
      Set.of(
          "java/util/Random",
          "java/util/SplittableRandom",
          "java/util/concurrent/ThreadLocalRandom",
          "java/security/SecureRandom");

  private ClassRules() {}

  /// Every sentence that says what is wrong with one class file.
  static List<String> violations(byte[] classFile) {
    ClassModel model = ClassFile.of().parse(classFile);
    String name = model.thisClass().asInternalName().replace('/', '.');
    Set<String> violations = new TreeSet<>();
    for (FieldModel field : model.fields()) {
      if (field.flags().has(AccessFlag.STATIC) && !field.flags().has(AccessFlag.FINAL)) {
        violations.add(name + " has the mutable static field " + field.fieldName());
      }
    }
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry type when NAMELESS_RANDOMNESS.contains(type.asInternalName()) ->
            violations.add(name + " uses " + type.asInternalName().replace('/', '.'));
        case MemberRefEntry member when isForbidden(name, member) ->
            violations.add(name + " uses " + dotted(member));
        default -> {}
      }
    }
    return new ArrayList<>(violations);
  }

  private static boolean isForbidden(String name, MemberRefEntry member) {
    return switch (dotted(member)) {
      case "java.lang.Math.random", "java.lang.StrictMath.random" -> true;
      case "java.lang.System.out", "java.lang.System.err", "java.lang.System.exit" ->
          !name.startsWith("org.rsmi.cli.");
      default -> false;
    };
  }

  private static String dotted(MemberRefEntry member) {
    return member.owner().asInternalName().replace('/', '.') + "." + member.name().stringValue();
  }
}
