/**
 * Says what each file is taken for and how well it reads, without analysing anything. Start at
 * {@link io.zerodrop.pipeline.inspect.Inspector}.
 */
package io.zerodrop.pipeline.inspect;
