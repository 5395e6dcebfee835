// Gemini's wire as Google publishes it: protobuf's JSON mapping over the protos of v1beta.
import protos from '@google-ai/generativelanguage/build/protos/protos.json' with { type: 'json' };
import protobuf from 'protobufjs';

const root = protobuf.Root.fromJSON(protos);
const PACKAGE = 'google.ai.generativelanguage.v1beta.';

// Fields that the service has and the published protos do not: from genai.d.ts and recorded
// traffic.
const NEWER = {
  ThinkingConfig: { thinkingLevel: ['MINIMAL', 'LOW', 'MEDIUM', 'HIGH', 'XHIGH'] },
  Part: {
    mediaResolution: {
      level: ['LOW', 'MEDIUM', 'HIGH', 'ULTRA_HIGH'].map((word) => `MEDIA_RESOLUTION_${word}`),
    },
  },
  'GenerateContentResponse.UsageMetadata': { serviceTier: 'string' },
};

const INTEGER = /^(u?int|s?fixed|sint)(32|64)$/;

function scalarFault(value, type) {
  if (type === 'string') return typeof value === 'string';
  if (type === 'bool') return typeof value === 'boolean';
  if (type === 'bytes') {
    return typeof value === 'string' && /^[A-Za-z0-9+/_-]*={0,2}$/.test(value) && value !== '';
  }
  if (type.endsWith('64') && INTEGER.test(type)) {
    return Number.isInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value));
  }
  return INTEGER.test(type) ? Number.isInteger(value) : Number.isFinite(value);
}

function valueFaults(value, field, at) {
  const type = field.resolve().resolvedType;
  if (type instanceof protobuf.Enum) {
    return value in type.values ? [] : [`${at}: ${JSON.stringify(value)} is no ${type.name}`];
  }
  if (type) return messageFaults(value, type, at);
  if (scalarFault(value, field.type)) return [];
  return [`${at}: ${JSON.stringify(value)?.slice(0, 60)} is no ${field.type}`];
}

function newerFaults(value, allowed, at) {
  if (typeof allowed === 'object' && !Array.isArray(allowed)) {
    return Object.entries(value).flatMap(([key, inner]) =>
      newerFaults(inner, allowed[key], `${at}.${key}`),
    );
  }
  const fits = Array.isArray(allowed) ? allowed.includes(value) : typeof value === allowed;
  return fits ? [] : [`${at}: ${JSON.stringify(value)} is not ${allowed}`];
}

function messageFaults(value, type, at) {
  if (/^\.google\.protobuf\./.test(type.fullName)) return []; // any JSON
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return [`${at}: no ${type.name}`];
  }
  const newer = NEWER[type.fullName.slice(PACKAGE.length + 1)] ?? {};
  const faults = [];
  const set = new Map();
  for (const [key, inner] of Object.entries(value)) {
    const name = protobuf.util.camelCase(key);
    const field = type.fields[name];
    const where = `${at}.${key}`;
    if (!field) {
      faults.push(
        ...(newer[name] ? newerFaults(inner, newer[name], where) : [`${where}: unknown`]),
      );
      continue;
    }
    if (field.partOf) {
      if (set.has(field.partOf)) faults.push(`${where}: beside ${set.get(field.partOf)}`);
      set.set(field.partOf, key);
    }
    faults.push(...fieldFaults(inner, field, where));
  }
  return faults;
}

function fieldFaults(value, field, at) {
  if (field.map) {
    return Object.entries(value).flatMap(([key, inner]) =>
      valueFaults(inner, field, `${at}.${key}`),
    );
  }
  if (!field.repeated) return valueFaults(value, field, at);
  if (!Array.isArray(value)) return [`${at}: no list`];
  return value.flatMap((inner, i) => valueFaults(inner, field, `${at}[${i}]`));
}

// Complaints about `value` as a message of the package; none when it fits.
export function protoComplaints(message, value) {
  return messageFaults(value, root.lookupType(PACKAGE + message), message);
}
