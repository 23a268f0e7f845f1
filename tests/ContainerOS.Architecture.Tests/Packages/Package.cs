using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace ContainerOS.Architecture.Packages;

/// <summary>A package and its symbols.</summary>
/// <param name="path">Their path, without the extensions.</param>
internal sealed class Package(string path)
{
    // The kind of custom debug information that contains the SourceLink map of a portable PDB.
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    internal IReadOnlyList<string> Files() => Read(".nupkg", archive => archive.Entries.Select(entry => entry.FullName).ToList());

    internal string Text(string file) => Encoding.UTF8.GetString(Bytes(".nupkg", file));

    /// <summary>The names of the packages it depends on.</summary>
    internal IReadOnlyList<string> Dependencies() =>
        [
            .. Manifest()
                .Descendants()
                .Where(element => element.Name.LocalName == "dependency")
                .Select(element => (string)element.Attribute("id")!)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>A value of the manifest.</summary>
    internal string? ManifestValue(string name) =>
        Manifest().Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    internal bool IsReproducible(string assembly)
    {
        using var image = new PEReader(new MemoryStream(Bytes(".nupkg", assembly)));
        return image.ReadDebugDirectory().Any(entry => entry.Type is DebugDirectoryEntryType.Reproducible);
    }

    /// <summary>The sources the symbols name.</summary>
    internal IReadOnlyList<string> Sources(string symbols) =>
        Symbols(
            symbols,
            reader => (IReadOnlyList<string>)[.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))]
        );

    /// <summary>The map from source files to URLs.</summary>
    internal string SourceLink(string symbols) =>
        Symbols(
            symbols,
            reader =>
            {
                var found = reader
                    .CustomDebugInformation.Select(reader.GetCustomDebugInformation)
                    .Single(info => reader.GetGuid(info.Kind) == SourceLinkKind);
                return Encoding.UTF8.GetString(reader.GetBlobBytes(found.Value));
            }
        );

    private T Symbols<T>(string file, Func<MetadataReader, T> read)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Bytes(".snupkg", file)));
        return read(provider.GetMetadataReader());
    }

    private XDocument Manifest() =>
        XDocument.Parse(Text(Files().Single(file => file.EndsWith(".nuspec", StringComparison.Ordinal))).TrimStart('\uFEFF'));

    private byte[] Bytes(string ending, string file) =>
        Read(
            ending,
            archive =>
            {
                using var content = (
                    archive.GetEntry(file) ?? throw new InvalidOperationException($"{path}{ending} does not contain {file}")
                ).Open();
                using var copy = new MemoryStream();
                content.CopyTo(copy);
                return copy.ToArray();
            }
        );

    private T Read<T>(string ending, Func<ZipArchive, T> read)
    {
        using var archive = ZipFile.OpenRead(path + ending);
        return read(archive);
    }
}
