/** The benchmark's commands. */
package io.zerodrop.bench.command;
