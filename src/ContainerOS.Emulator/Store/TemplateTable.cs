using System.Security.Cryptography;
using System.Text;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.NodePools;

namespace ContainerOS.Emulator.Store;

/// <summary>The templates of instances in a file: instances share them, so each is written once, under its hash.</summary>
internal sealed class TemplateTable
{
    private readonly Dictionary<ScalingGroup, string> ids = new(ReferenceEqualityComparer.Instance);
    private readonly SortedDictionary<string, FieldMap> written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScalingGroup> read = [];

    internal TemplateTable() { }

    /// <summary>The templates of a file.</summary>
    internal TemplateTable(FieldMap data)
    {
        foreach (var (id, value) in data.Fields)
        {
            var template = value as FieldMap ?? throw new FormatException($"templates.{id} is not an object");
            read[id] = PoolFields.Group.Apply(new ScalingGroup(), template) with { Id = template.Text("scaling_group_id") ?? string.Empty };
        }
    }

    internal string IdOf(ScalingGroup template)
    {
        if (!ids.TryGetValue(template, out var id))
        {
            var fields = PoolFields.Group.Write(template);
            id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonFields.Write(fields))))[..16];
            ids.Add(template, id);
            written[id] = fields;
        }

        return id;
    }

    internal ScalingGroup Find(string id) =>
        read.TryGetValue(id, out var template) ? template : throw new FormatException($"the template {id} is missing");

    internal FieldMap Write() => FieldMap.Of(written.Select(pair => KeyValuePair.Create<string, FieldValue>(pair.Key, pair.Value)));
}
