/**
 * JSON access lines whose fields have many names: read flat, by what a field means. Start at {@link
 * io.zerodrop.ingest.parse.json.FieldReader}.
 */
package io.zerodrop.ingest.parse.json;
