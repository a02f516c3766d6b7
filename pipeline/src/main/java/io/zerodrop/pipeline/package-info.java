/** The program: starts the command line. */
package io.zerodrop.pipeline;
