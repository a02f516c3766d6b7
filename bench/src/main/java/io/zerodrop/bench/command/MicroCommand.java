package io.zerodrop.bench.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "micro", description = "Runs the JMH benchmarks; after -- come arguments of JMH.")
final class MicroCommand implements Callable<Integer> {

  @Parameters(arity = "0..*")
  String[] arguments = {"-f", "1", "-wi", "3", "-w", "2", "-i", "5", "-r", "2"};

  @Override
  public Integer call() throws IOException {
    Main.main(arguments);
    return 0;
  }
}
