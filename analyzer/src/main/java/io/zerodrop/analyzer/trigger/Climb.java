package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.result.Trigger;

/** From one kind of decision to whoever is behind it. */
interface Climb {

  /**
   * @param chain the steps found so far, to be continued
   */
  Trigger climb(PodEnd end, Chain chain);
}
