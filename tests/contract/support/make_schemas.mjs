// Makes the JSON Schemas of the SDKs' types, unless they are there.
import { ENTRIES, schemaOf } from './schemas.mjs';

for (const vendor of Object.keys(ENTRIES)) schemaOf(vendor);
