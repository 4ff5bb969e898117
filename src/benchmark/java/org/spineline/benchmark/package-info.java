/** Measurements that are run by hand, on a profile of their own, and shipped with nothing. */
package org.spineline.benchmark;
