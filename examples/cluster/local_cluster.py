"""Runs a program as the tasks of a cluster, all on this machine.

Usage: python local_cluster.py [--workers 2] [--ps 1] [--master] PROGRAM [ARGUMENTS...]

Each task gets its part by TF_CONFIG, as it would from a cluster manager. The roles are those of
tf.estimator: a chief and workers train, ps hold the variables, an evaluator evaluates and exports.
With --master they are contrib's: a master trains, evaluates and exports, and there is no evaluator.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import threading
import time


def free_addresses(count):
    """Returns addresses on this machine at which nothing listens."""
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("localhost", 0))
    addresses = [f"localhost:{one.getsockname()[1]}" for one in sockets]
    for one in sockets:
        one.close()
    return addresses


def start(command, cluster, job, index):
    """Starts a task; its output appears behind its name."""
    config = {"cluster": cluster, "task": {"type": job, "index": index}, "environment": "cloud"}
    process = subprocess.Popen(
        command,
        env=dict(os.environ, TF_CONFIG=json.dumps(config)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )

    def show():
        for line in process.stdout:
            print(f"[{job} {index}] {line}", end="", flush=True)

    threading.Thread(target=show).start()
    return process


def run(command, workers, ps, with_master):
    """Runs a cluster until the tasks that end have ended.

    Returns:
      The exit status: 0 if all went well, else that of the first task that failed.
    """
    first = "master" if with_master else "chief"
    counts = {first: 1, "worker": workers, "ps": ps}
    cluster = {job: free_addresses(count) for job, count in counts.items() if count}
    servers = [start(command, cluster, "ps", index) for index in range(ps)]
    tasks = [start(command, cluster, first, 0)]
    tasks += [start(command, cluster, "worker", index) for index in range(workers)]
    if not with_master:
        tasks.append(start(command, cluster, "evaluator", 0))
    try:
        while any(task.poll() is None for task in tasks):
            failed = [task.poll() for task in tasks + servers if task.poll()]
            if failed:
                return failed[0]
            time.sleep(0.2)
        return next((task.returncode for task in tasks if task.returncode), 0)
    finally:
        # Parameter servers serve for ever; and where a task failed, the others wait for it.
        for task in tasks + servers:
            if task.poll() is None:
                task.kill()


def main():
    """Parses the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workers", type=int, default=1, help="workers besides the chief")
    parser.add_argument("--ps", type=int, default=1, help="parameter servers")
    parser.add_argument("--master", action="store_true", help="contrib's roles")
    parser.add_argument("program", help="the Python program that each task runs")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="its arguments")
    options = parser.parse_args()
    command = [sys.executable, options.program, *options.arguments]
    sys.exit(run(command, options.workers, options.ps, options.master))


if __name__ == "__main__":
    main()
