/** Two runs side by side: what was lost before and after a change. */
package io.zerodrop.dashboards.compare;
