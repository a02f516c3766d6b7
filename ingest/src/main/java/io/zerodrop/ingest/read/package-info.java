/**
 * From the paths a user gives to the records that a parser reads: {@link
 * io.zerodrop.ingest.read.Inputs} finds the files and says what each is, {@link
 * io.zerodrop.ingest.read.LogReader} reads one of them.
 */
package io.zerodrop.ingest.read;
