package org.rsmi.result;

/// What produced a number.
///
/// @param spec SHA-256 of the experiment's content, comments and order apart
/// @param version of RSMI
/// @param jvm name and version
/// @param os name, version and architecture
/// @param cpu vector width and number of cores
public record Provenance(String spec, String version, String jvm, String os, String cpu) {

  /// This program on this machine.
  public static Provenance here(String spec, String version, String cpu) {
    return new Provenance(
        spec,
        version,
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        cpu);
  }
}
