package org.rsmi.ensemble;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where process numbers mean something: one boot of one machine, and within it one namespace of
/// processes, as containers have their own.
///
/// @param host name, for people
/// @param identity equal for two processes that can see each other
record Machine(String host, String identity) {

  /// This one.
  static Machine here() {
    String host = hostName();
    return new Machine(host, host + " " + boot() + " " + namespace());
  }

  /// Whether a process of this machine has ended.
  static boolean ended(long pid) {
    return ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  private static String boot() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException elsewhere) {
      return ""; // not Linux: the host's name has to do
    }
  }

  private static String namespace() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException elsewhere) {
      return "";
    }
  }
}
