package io.remanso.buffer.service;

import java.util.Map;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for the native memory of all stores of a process: without it each of the
 * stores of each of the tasks takes its own share. Created by Kafka, once for each store.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

	private static final long MEGABYTE = 1024 * 1024;

	private static final long TOTAL = 192 * MEGABYTE;

	private static final long WRITE_BUFFERS = 128 * MEGABYTE;

	private static final long WRITE_BUFFER = 4 * MEGABYTE;

	// A memtable takes at least one. Of the usual size, an eighth of the buffer, those of
	// all stores of all tasks would be more than the bound of the write buffers, and
	// every write would flush one.
	private static final long ARENA_BLOCK = 64 * 1024;

	private static final double BITS_A_KEY = 10;

	// Shared by all stores of the JVM and never closed: they live as long as it does.
	private static final Cache CACHE = new LRUCache(TOTAL);

	private static final WriteBufferManager WRITES = new WriteBufferManager(WRITE_BUFFERS, CACHE);

	@Override
	public void setConfig(String storeName, Options options, Map<String, Object> configs) {
		BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
		table.setBlockCache(CACHE);
		table.setCacheIndexAndFilterBlocks(true);
		table.setCacheIndexAndFilterBlocksWithHighPriority(true);
		table.setPinTopLevelIndexAndFilter(true);
		table.setFilterPolicy(new BloomFilter(BITS_A_KEY));
		options.setTableFormatConfig(table);
		options.setWriteBufferManager(WRITES);
		options.setWriteBufferSize(WRITE_BUFFER);
		options.setArenaBlockSize(ARENA_BLOCK);
	}

	@Override
	public void close(String storeName, Options options) {
		// The shared objects stay; the filter is owned by the table's options.
	}

}
