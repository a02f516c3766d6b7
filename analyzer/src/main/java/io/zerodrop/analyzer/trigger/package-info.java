/**
 * Who set a pod's end off: from the pod's own deletion up to the person, pipeline or autoscaler at
 * the head of the chain.
 *
 * <p>Start at {@link io.zerodrop.analyzer.trigger.TriggerResolver}. {@link
 * io.zerodrop.analyzer.trigger.ClusterChanges} holds what the cluster wrote down, {@link
 * io.zerodrop.analyzer.trigger.DeletionFinder} finds the request that decided a pod's end, and one
 * class per kind of decision climbs from there. Everything is a pure function of the events given,
 * whatever their order. Where the log does not reach the start, the trigger has no actor and its
 * chain says where it broke off: a wrong name is worse than none.
 */
package io.zerodrop.analyzer.trigger;
