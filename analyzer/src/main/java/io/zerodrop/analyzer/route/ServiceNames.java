package io.zerodrop.analyzer.route;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds the Service behind a proxy's own name of a backend. ingress-nginx joins namespace, name and
 * port by dashes (internal/ingress/controller/util.go), which is ambiguous without the Services
 * that exist; HAProxy controllers join by underscores or colons; hand-written configurations put
 * the Service's name somewhere.
 */
public final class ServiceNames implements Serializable {

  private static final long serialVersionUID = 1L;

  private final TreeSet<String> services;

  /**
   * @param services {@code namespace/name} of every known Service
   */
  public ServiceNames(Collection<String> services) {
    this.services = new TreeSet<>(services);
  }

  /** {@code namespace/name}; null where none or more than one fits. */
  public String of(String backend) {
    if (backend == null || backend.isEmpty()) {
      return null;
    }
    String joined = joinedByDashes(backend);
    return joined != null ? joined : byTokens(backend);
  }

  private String joinedByDashes(String backend) {
    String best = null;
    boolean tie = false;
    for (String service : services) {
      String prefix = service.replace('/', '-') + "-";
      if (!backend.startsWith(prefix) || backend.length() == prefix.length()) {
        continue;
      }
      if (best == null || service.length() > best.length()) {
        best = service;
        tie = false;
      } else {
        tie |= service.length() == best.length();
      }
    }
    return tie ? null : best;
  }

  private String byTokens(String backend) {
    List<String> tokens = Arrays.asList(backend.split("[_:/@|.]+"));
    List<String> named = new ArrayList<>();
    List<String> placed = new ArrayList<>();
    for (String service : services) {
      int slash = service.indexOf('/');
      if (tokens.contains(service.substring(slash + 1))) {
        named.add(service);
        if (tokens.contains(service.substring(0, slash))) {
          placed.add(service);
        }
      }
    }
    List<String> fitting = placed.isEmpty() ? named : placed;
    return fitting.size() == 1 ? fitting.get(0) : null;
  }
}
