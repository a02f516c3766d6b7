/**
 * What a finding is made of: terminations put together to incidents, failed attempts put together
 * to losses, and what is known of the Service around them.
 */
package io.zerodrop.analyzer.finding.loss;
