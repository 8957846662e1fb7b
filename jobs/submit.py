"""Runs how2mine inside a job of spark-submit.

    spark-submit --archives how2mine.tar.gz#how2mine jobs/submit.py mine CRAWL... --lake ADDRESS

Spark's driver opens a Connect endpoint on this machine alone, with a token of its own, and the program
from the archive runs as its child. Executors find the same archive in their working folder.
"""
import os
import secrets
import signal
import socket
import stat
import subprocess
import sys

from pyspark import SparkConf, SparkContext, SparkFiles


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def program():
    for folder in (SparkFiles.getRootDirectory(), os.getcwd()):
        path = os.path.join(folder, "how2mine", "how2mine")
        if os.path.exists(path):
            os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
            return path
    sys.exit("how2mine: the archive is missing; submit with --archives how2mine.tar.gz#how2mine")


def wait(child):
    """The child's exit code. If the driver that started this script dies, the child would look for it for minutes: it is ended."""
    driver = os.getppid() if "PYSPARK_GATEWAY_PORT" in os.environ else None
    while True:
        try:
            return child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            if driver is not None and os.getppid() != driver:
                child.kill()
                sys.stderr.write("how2mine: Spark's driver has died; what was committed stays, run the same command again to go on\n")
                # Nothing is left that could be stopped in order.
                os._exit(1)


def hush(context):
    """Errors of statements go to the program, which tries again or says them; Spark would print each with its stack as well."""
    log4j = context._jvm.org.apache.logging.log4j
    log4j.core.config.Configurator.setLevel("org.apache.spark.sql.connect.utils.ErrorUtils", log4j.Level.OFF)


def main():
    port, token = free_port(), secrets.token_hex(16)
    os.environ["SPARK_CONNECT_AUTHENTICATE_TOKEN"] = token
    conf = SparkConf().setIfMissing("spark.app.name", "how2mine").setIfMissing("spark.log.level", "WARN")
    for key, value in {
        "spark.plugins": ",".join(filter(None, [conf.get("spark.plugins", ""), "org.apache.spark.sql.connect.SparkConnectPlugin"])),
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.connect.grpc.binding.port": str(port),
        "spark.connect.authenticate.token": token,
    }.items():
        conf.set(key, value)
    for key, value in {
        "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
        "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
    }.items():
        conf.setIfMissing(key, value)
    context = SparkContext(conf=conf)
    hush(context)
    words = sys.argv[1:]
    environment = dict(os.environ, SPARK_REMOTE="sc://127.0.0.1:%d/;token=%s" % (port, token), HOW2MINE_SUBMITTED="1")
    child = subprocess.Popen([program()] + words, env=environment)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, frame: child.send_signal(signal.SIGINT))
    code = wait(child)
    context.stop()
    sys.exit(code)


if __name__ == "__main__":
    main()
