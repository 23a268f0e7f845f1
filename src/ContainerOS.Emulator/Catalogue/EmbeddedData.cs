using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Catalogue;

/// <summary>Reads the embedded data files.</summary>
internal static class EmbeddedData
{
    internal static JObject Read(string name)
    {
        using var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)!;
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
