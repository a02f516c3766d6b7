package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;

/** A workload that gets requests, and the container that answers them. */
public record Serving(Workload workload, Container container) {}
