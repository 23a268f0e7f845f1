using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;

namespace ContainerOS.Emulator.Catalogue;

/// <summary>Reads the embedded data files.</summary>
internal static class EmbeddedData
{
    internal static FieldMap Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)!);
        return JsonFields.Read(reader.ReadToEnd());
    }
}
