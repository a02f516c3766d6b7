package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.analyzer.placebo.PlaceboCount;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.source.ObservedCluster;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.source.FileRead;
import java.util.List;

/**
 * What an analysis came to, before it is written.
 *
 * @param requests in all
 * @param attempts of them, retries included
 * @param routerClocks what was found of the clocks of the routers' logs
 * @param files that were read to their ends: the cluster's, then the routers'
 */
public record Analysed(
    List<Finding> findings,
    List<Verdict> verdicts,
    List<Termination> terminations,
    long requests,
    long attempts,
    ObservedCluster cluster,
    List<ClockReading> routerClocks,
    PlaceboCount placebo,
    List<FileRead> files,
    List<Rejected> rejected) {}
