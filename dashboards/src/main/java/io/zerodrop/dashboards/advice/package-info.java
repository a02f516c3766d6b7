/** What an audit of manifests found, for people and for the tools of a build. */
package io.zerodrop.dashboards.advice;
