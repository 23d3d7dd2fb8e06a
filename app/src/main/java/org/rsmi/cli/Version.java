package org.rsmi.cli;

import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote into the jar.
public final class Version implements IVersionProvider {

  /// `0.1.0`, or `development` where there is no jar.
  public static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"rsmi " + number(), "JDK " + Runtime.version()};
  }
}
