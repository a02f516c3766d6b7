/**
 * Logs that a shipper sends to Kafka topics, read like files. Start at {@link
 * io.zerodrop.ingest.kafka.KafkaLogs}.
 */
package io.zerodrop.ingest.kafka;
