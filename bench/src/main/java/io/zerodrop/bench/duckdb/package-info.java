/** The yardstick: DuckDB on the same files. */
package io.zerodrop.bench.duckdb;
