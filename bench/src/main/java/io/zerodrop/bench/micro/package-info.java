/** What single steps cost, measured by JMH. */
package io.zerodrop.bench.micro;
