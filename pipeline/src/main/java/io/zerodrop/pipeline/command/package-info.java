/**
 * The command line: what a user types, turned into requests, and outcomes turned into text and exit
 * codes. Decides nothing about logs.
 */
package io.zerodrop.pipeline.command;
