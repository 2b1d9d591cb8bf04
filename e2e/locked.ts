// Files with a passphrase by Node's own cipher, after docs/encrypted-file.md alone: nothing here
// shares code with the app.
import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";

const MAGIC = Buffer.from("534d454e430d0a1a", "hex");

function keyOf(passphrase: string, salt: Buffer, rounds: number): Buffer {
  return pbkdf2Sync(passphrase.normalize("NFC"), salt, rounds, 32, "sha256");
}

function seal(key: Buffer, nonce: Buffer, beside: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(beside);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, nonce: Buffer, beside: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, nonce);
  decipher.setAAD(beside);
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

/** What is in a file; throws if passphrase or file are wrong. */
export function decrypt(file: Buffer, passphrase: string): { rounds: number; content: Buffer } {
  if (!file.subarray(0, 8).equals(MAGIC)) throw new Error("no file with a passphrase");
  if (file.readUInt16BE(8) !== 1 || file[10] !== 1 || file[11] !== 1) throw new Error("unknown");
  const rounds = file.readUInt32BE(12);
  const key = keyOf(passphrase, file.subarray(16, 32), rounds);
  if (file.length !== 96 + Number(file.readBigUInt64BE(56))) throw new Error("length");
  open(key, file.subarray(44, 56), file.subarray(0, 64), file.subarray(64, 80));
  return { rounds, content: open(key, file.subarray(32, 44), file.subarray(0, 80), file.subarray(80)) };
}

/** A file with this content. */
export function encrypt(content: Buffer, passphrase: string, rounds = 600_000): Buffer {
  const fixed = Buffer.alloc(64);
  MAGIC.copy(fixed);
  fixed.writeUInt16BE(1, 8);
  fixed[10] = 1;
  fixed[11] = 1;
  fixed.writeUInt32BE(rounds, 12);
  randomBytes(40).copy(fixed, 16);
  fixed.writeBigUInt64BE(BigInt(content.length), 56);
  const key = keyOf(passphrase, fixed.subarray(16, 32), rounds);
  const check = seal(key, fixed.subarray(44, 56), fixed, Buffer.alloc(0));
  const head = Buffer.concat([fixed, check]);
  return Buffer.concat([head, seal(key, fixed.subarray(32, 44), head, content)]);
}
