/** What the cluster's own logs tell of routes and Services, apart from the requests to them. */
package io.zerodrop.analyzer.background;
