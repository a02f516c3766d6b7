package io.zerodrop.analyzer.advice.rule;

import java.util.List;

/** One thing that drops requests when pods stop or start, recognised in manifests. */
public interface Rule {

  About about();

  /** Every case of it, in the order of the manifests. */
  List<Problem> check(Scene scene);
}
