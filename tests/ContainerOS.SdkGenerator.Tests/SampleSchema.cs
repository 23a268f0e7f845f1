namespace ContainerOS.SdkGenerator.Tests;

/// <summary>A schema with everything that the generator writes and the provider's own schema may lack.</summary>
internal static class SampleSchema
{
    internal static string Json { get; } = Read();

    private static string Read()
    {
        using var file = typeof(SampleSchema).Assembly.GetManifestResourceStream("sample-schema.json")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
