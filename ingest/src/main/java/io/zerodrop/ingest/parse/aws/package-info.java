/**
 * The access log of AWS Application Load Balancers as they write it to S3. Start at {@link
 * io.zerodrop.ingest.parse.aws.AlbParser}.
 *
 * <p>A line tells when the request was created and when the response was complete. The target is a
 * pod only where the target group has the type ip; otherwise it is a node's port, and kube-proxy
 * decides. How an attempt failed is told by two statuses and three durations: little more than that
 * the connection failed, that the target closed it, or that it was too slow.
 */
package io.zerodrop.ingest.parse.aws;
