/**
 * The configuration file of {@code zerodrop stream}: every key is an option of the command, so that
 * a file, the environment and the command line say the same in the same words.
 */
package io.zerodrop.pipeline.config;
