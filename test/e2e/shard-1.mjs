import { importShard } from './shard.mjs';

await importShard(0);
