# Written by tools/stubs.py.
from tf_contrib.tpu import cross_replica_sum as cross_replica_sum
from tf_contrib.tpu import infeed_dequeue as infeed_dequeue
from tf_contrib.tpu import infeed_dequeue_tuple as infeed_dequeue_tuple
from tf_contrib.tpu import infeed_enqueue as infeed_enqueue
from tf_contrib.tpu import infeed_enqueue_tuple as infeed_enqueue_tuple
from tf_contrib.tpu import outfeed_dequeue as outfeed_dequeue
from tf_contrib.tpu import outfeed_dequeue_tuple as outfeed_dequeue_tuple
from tf_contrib.tpu import outfeed_enqueue as outfeed_enqueue
from tf_contrib.tpu import outfeed_enqueue_tuple as outfeed_enqueue_tuple
