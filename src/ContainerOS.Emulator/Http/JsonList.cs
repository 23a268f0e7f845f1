using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>Reads a parameter that is a JSON array.</summary>
internal static class JsonList
{
    internal static JArray Read(string name, string text)
    {
        try
        {
            return JArray.Parse(text);
        }
        catch (JsonException)
        {
            throw new ApiException(400, "InvalidParameter", $"{name} is not a JSON array.");
        }
    }
}
