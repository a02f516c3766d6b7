/**
 * One cause, one class. {@link io.zerodrop.analyzer.verdict.rule.RuleBook} has them in order. Facts
 * of pod termination: pkg/kubelet/kuberuntime, pkg/proxy/topology.go and
 * staging/src/k8s.io/endpointslice of Kubernetes 1.36.
 */
package io.zerodrop.analyzer.verdict.rule;
