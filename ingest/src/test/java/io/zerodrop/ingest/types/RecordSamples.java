package io.zerodrop.ingest.types;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Records of any class with everything set, with nothing set, and with each thing alone set. */
final class RecordSamples {

  private int counter;

  static <T> List<T> of(Class<T> type) {
    RecordSamples samples = new RecordSamples();
    RecordComponent[] components = type.getRecordComponents();
    List<T> all = new ArrayList<>();
    all.add(samples.build(type, all(components.length, true)));
    all.add(samples.build(type, all(components.length, false)));
    for (int i = 0; i < components.length; i++) {
      boolean[] set = all(components.length, false);
      set[i] = true;
      all.add(samples.build(type, set));
    }
    return all;
  }

  private static boolean[] all(int length, boolean value) {
    boolean[] set = new boolean[length];
    Arrays.fill(set, value);
    return set;
  }

  private <T> T build(Class<T> type, boolean[] set) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = set[i] ? value(components[i].getGenericType()) : absent(types[i]);
    }
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("cannot build a " + type.getName() + " from its components", e);
    }
  }

  private static Object absent(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    if (type == long.class) {
      return 0L;
    }
    return type == double.class ? 0.0 : null;
  }

  private Object value(Type type) {
    counter++;
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class
          ? Map.of(
              value(arguments[0]), value(arguments[1]), value(arguments[0]), value(arguments[1]))
          : List.of(value(arguments[0]), value(arguments[0]));
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return "text-ü-" + counter;
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return true;
    }
    if (plain == int.class || plain == Integer.class) {
      return counter;
    }
    if (plain == long.class || plain == Long.class) {
      return 1_700_000_000_000_000L + counter;
    }
    if (plain == double.class || plain == Double.class) {
      return counter / 4.0;
    }
    if (plain.isEnum()) {
      Object[] constants = plain.getEnumConstants();
      return constants[counter % constants.length];
    }
    if (plain.isRecord()) {
      return build(plain, all(plain.getRecordComponents().length, true));
    }
    throw new AssertionError("no sample of " + type + "; teach it to RecordSamples");
  }
}
