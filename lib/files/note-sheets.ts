import { columnLabel, columnMeaning, type DictionaryList } from "@/lib/dictionary/words";
import type { FileNotes } from "@/lib/files/file-notes";
import type { TextSheet } from "@/lib/files/xlsx";
import type { Translate } from "@/lib/i18n/translate";
import type { ColumnType } from "@/lib/records/columns";

type Described = {
  t: Translate;
  list: DictionaryList;
  columns: readonly { name: string; type: ColumnType }[];
  notes: FileNotes;
};

/** The sheets beside the records of a workbook: what each column holds, and how to cite the file. */
export function noteSheets({ t, list, columns, notes }: Described): TextSheet[] {
  const meanings = columns.map(({ name, type }) => [
    name,
    columnLabel(t, list, name),
    t(`data.type.${type}`),
    columnMeaning(t, list, name),
  ]);
  return [
    {
      name: t("fileNotes.dictionary"),
      widths: [22, 26, 22, 90],
      rows: [
        [t("data.dictionary.name"), t("fileNotes.label"), t("data.dictionary.type"), t("data.dictionary.meaning")],
        ...meanings,
      ],
    },
    {
      name: t("fileNotes.citation"),
      widths: [24, 110],
      rows: [
        [t("fileNotes.about"), notes.title],
        [t("fileNotes.citation"), notes.citation],
        [t("fileNotes.licence"), notes.licence],
        [t("fileNotes.address"), notes.address],
        [t("fileNotes.filter"), notes.filter],
        [t("fileNotes.records"), String(notes.count)],
        [t("fileNotes.revision"), String(notes.revision)],
        [t("fileNotes.day"), notes.day],
      ],
    },
  ];
}
