// Zip archives made for the tests: stored, or deflated by Node.
import { deflateRawSync, crc32 } from "node:zlib";

/** A file of an archive: its name and what is in it. */
export type Packed = readonly [name: string, content: string | Buffer];

/** The archive of the files. */
export function zip(files: readonly Packed[]): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const path = Buffer.from(name);
    const plain = Buffer.from(content as string);
    const data = deflateRawSync(plain);
    const shared = Buffer.alloc(26);
    // version, names in UTF-8, deflated
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(plain), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(plain.length, 18);
    shared.writeUInt16LE(path.length, 22);
    bodies.push(Buffer.from("PK\x03\x04"), shared, path, data);
    const behind = Buffer.alloc(14);
    behind.writeUInt32LE(offset, 10);
    list.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), shared, behind, path);
    offset += 4 + shared.length + path.length + data.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

/** A Word document of these paragraphs; `# ` makes a heading, `~x~` what a tracked change took. */
export function docx(paragraphs: readonly string[], title = ""): Buffer {
  const body = paragraphs.map((paragraph) => {
    const style = paragraph.startsWith("# ") ? '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' : "";
    const runs = paragraph.replace(/^# /, "").split("~").map((text, idx) =>
      idx % 2 === 0
        ? `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
        : `<w:del w:id="${idx}"><w:r><w:delText>${text}</w:delText></w:r></w:del>`,
    );
    return `<w:p>${style}${runs.join("")}</w:p>`;
  });
  return zip([
    ["word/document.xml", `<w:document xmlns:w="w"><w:body>${body.join("")}</w:body></w:document>`],
    ["docProps/core.xml", `<p xmlns:dc="d"><dc:title>${title}</dc:title></p>`],
  ]);
}
