using System.Reflection;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Values;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ContainerOS.Protocol.Tests.Calls;

/// <summary>
/// Messages of the protocol are read and written again. They are filled by the descriptors of Pulumi's <c>.proto</c> files, so that a
/// field that is forgotten, mixed up or turned around is found, without a list of the fields here.
/// </summary>
public sealed class WireTranslationTests
{
    private const string Urn = "urn:pulumi:dev::shop::my:module:Parent$my:module:Thing::web";

    /// <summary>Fields that are not kept, and why.</summary>
    private static readonly Dictionary<string, string> NotKept = new(StringComparer.Ordinal)
    {
        ["variables"] = "the same values as args, in the form of old engines",
        ["mapper_target"] = "a provider does not convert programs",
        ["loader_target"] = "a provider does not load schemas",
        ["resolver_target"] = "a provider does not resolve packages",
        ["supports_views"] = "the provider has no views",
        ["supports_refresh_before_update"] = "no resource needs a refresh before an update",
        ["resource_status_address"] = "the provider has no views",
        ["resource_status_token"] = "the provider has no views",
        ["old_views"] = "the provider has no views",
        ["refresh_before_update"] = "no resource needs a refresh before an update",
    };

    /// <summary>Each message, and which of the alternatives of a field is sent.</summary>
    public static TheoryData<string, int> Choices =>
        new(
            Messages.SelectMany(message =>
                Enumerable.Range(0, message.Data is "Alias" or "ListResponse" ? 4 : 1).Select(choice => (message.Data, choice))
            )
        );

    public static TheoryData<string> Messages => [.. Translations().Select(pair => pair.Read.GetParameters()[0].ParameterType.Name)];

    [Theory]
    [MemberData(nameof(Choices))]
    public void EveryField_ReadAndWritten_IsKept(string message, int choice)
    {
        var (read, write) = Translations().Single(pair => pair.Read.GetParameters()[0].ParameterType.Name == message);
        var sent = Filled(Descriptor(read), choice);

        Assert.Equal(sent, Again(read, write, sent));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void NoField_ReadAndWritten_IsMadeUp(string message)
    {
        var (read, write) = Translations().Single(pair => pair.Read.GetParameters()[0].ParameterType.Name == message);
        var sent = (IMessage)Activator.CreateInstance(Descriptor(read).ClrType)!;
        var written = Again(read, write, sent);

        // A run does at least one operation at a time, and an object without properties is as good as none. The other two have a choice
        // of messages that must not be empty.
        foreach (var field in written.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.Name == "parallel")
            {
                Assert.Equal(1, field.Accessor.GetValue(written));
                field.Accessor.Clear(written);
            }
            else if (IsStruct(field) || field is { FullName: "pulumirpc.Alias.spec" or "pulumirpc.ListResponse.computed" })
            {
                field.Accessor.Clear(written);
            }
        }

        Assert.Equal(sent, written);
    }

    [Fact]
    public void Messages_AreAllThatAreTranslated() => Assert.True(Messages.Count >= 20, $"{Messages.Count} messages");

    private static IEnumerable<(MethodInfo Read, MethodInfo Write)> Translations() =>
        from type in typeof(CheckRequest).Assembly.GetTypes()
        where type.Namespace == typeof(CheckRequest).Namespace && type.Name.EndsWith("Translation", StringComparison.Ordinal)
        from read in type.GetMethods(BindingFlags.Static | BindingFlags.Public)
        where read.Name == "FromWire" && typeof(IMessage).IsAssignableFrom(read.GetParameters()[0].ParameterType)
        from write in type.GetMethods(BindingFlags.Static | BindingFlags.Public)
        where write.Name == "ToWire" && write.ReturnType == read.GetParameters()[0].ParameterType
        orderby write.ReturnType.Name
        select (read, write);

    private static MessageDescriptor Descriptor(MethodInfo read) =>
        ((IMessage)Activator.CreateInstance(read.GetParameters()[0].ParameterType)!).Descriptor;

    private static IMessage Again(MethodInfo read, MethodInfo write, IMessage sent)
    {
        var value = read.Invoke(null, [sent]);
        return (IMessage)write.Invoke(null, write.GetParameters().Length == 1 ? [value] : [value, PropertyCodecOptions.Everything])!;
    }

    /// <summary>The message with a different value in each field.</summary>
    private static IMessage Filled(MessageDescriptor descriptor, int choice)
    {
        var message = (IMessage)Activator.CreateInstance(descriptor.ClrType)!;
        foreach (var field in descriptor.Fields.InDeclarationOrder())
        {
            if (
                NotKept.ContainsKey(field.Name)
                || (field.RealContainingOneof is { } oneof && oneof.Fields[choice % oneof.Fields.Count] != field)
            )
            {
                continue;
            }

            if (field.IsMap)
            {
                var value = Value(field.MessageType.FindFieldByNumber(2), choice);
                ((System.Collections.IDictionary)field.Accessor.GetValue(message)).Add("key of " + field.Name, value);
            }
            else if (field.IsRepeated)
            {
                ((System.Collections.IList)field.Accessor.GetValue(message)).Add(Value(field, choice));
            }
            else
            {
                field.Accessor.SetValue(message, Value(field, choice));
            }
        }

        return message;
    }

    private static object Value(FieldDescriptor field, int choice) =>
        field.FieldType switch
        {
            FieldType.Bool => true,
            FieldType.Double => 12.5,
            FieldType.Int32 => 7,
            FieldType.Int64 => 7L,
            FieldType.Bytes => ByteString.CopyFrom(1, 2, 255),
            FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, field.EnumType.Values[^1].Number),
            FieldType.String => field.Name switch
            {
                "urn" => Urn,
                "type" => "my:module:Thing",
                "name" => "web",
                _ => "text of " + field.FullName,
            },
            FieldType.Message when IsStruct(field) => PropertyCodec.ToStruct(PropertyMap.Of(("property of " + field.Name, field.Name))),
            FieldType.Message when field.MessageType.FullName == "google.protobuf.Value" => PropertyCodec.ToValue(field.Name),
            FieldType.Message => Filled(field.MessageType, choice / 2),
            _ => throw new NotSupportedException($"{field.FullName} is a {field.FieldType}"),
        };

    private static bool IsStruct(FieldDescriptor field) =>
        field.FieldType is FieldType.Message && field.MessageType.FullName == "google.protobuf.Struct";
}
