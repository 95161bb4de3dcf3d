import { importShard } from '../shard.mjs';

await importShard(import.meta.url, 1);
