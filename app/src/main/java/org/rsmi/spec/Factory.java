package org.rsmi.spec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;

/// A public static method that makes a value of its own type: `defaults()`, `of(double)`.
record Factory(Method method) {

  static Optional<Factory> find(Class<?> type, String name, Class<?>... parameters) {
    try {
      Method method = type.getMethod(name, parameters);
      boolean makes =
          Modifier.isStatic(method.getModifiers()) && type.isAssignableFrom(method.getReturnType());
      return makes ? Optional.of(new Factory(method)) : Optional.empty();
    } catch (NoSuchMethodException _) {
      return Optional.empty();
    }
  }

  /// The published values of a type, if it has any.
  static Optional<Object> defaults(Class<?> type) {
    return find(type, "defaults")
        .map(factory -> factory.call(type.getSimpleName() + ".defaults()"));
  }

  Object call(String path, Object... arguments) {
    return at(path, () -> method.invoke(null, arguments));
  }

  /// A call into the domain.
  interface Call {
    Object run() throws ReflectiveOperationException;
  }

  /// Puts the path in front of what the domain has to say about its arguments.
  static Object at(String path, Call call) {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      throw complaint(path, e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(path + ": " + e, e);
    }
  }

  private static RuntimeException complaint(String path, Throwable thrown) {
    return switch (thrown) {
      case IllegalArgumentException bad -> new SpecException(path + ": " + bad.getMessage(), bad);
      case RuntimeException bug -> bug;
      case Error bug -> throw bug;
      default -> throw new AssertionError(path + ": " + thrown, thrown);
    };
  }
}
