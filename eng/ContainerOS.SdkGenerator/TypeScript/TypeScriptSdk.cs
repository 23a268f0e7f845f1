using ContainerOS.SdkGenerator.Schema;

namespace ContainerOS.SdkGenerator.TypeScript;

/// <summary>Writes the sources of the npm package.</summary>
internal sealed class TypeScriptSdk(PackageSpec schema)
{
    private const string Pulumi = "import * as pulumi from \"@pulumi/pulumi\";";

    private IEnumerable<ResourceSpec> All => schema.Resources.Append(schema.Provider);

    /// <summary>The files by their name in the folder of the sources.</summary>
    internal IEnumerable<(string Name, string Text)> Write()
    {
        var arguments = schema.Functions.SelectMany(function => function.Inputs.Concat(function.Outputs)).ToList();
        yield return ("package.ts", File([Pulumi], WritePackage));
        yield return ("enums.ts", File([], code => code.Separated(schema.Enums, each => WriteEnum(code, each))));
        yield return ("types.ts", File([Pulumi, .. Imports(schema.Objects.SelectMany(each => each.Properties), "types")], WriteTypes));
        yield return ("config.ts", File([Pulumi, .. Imports(schema.Config, "config")], WriteConfig));
        foreach (var resource in All)
        {
            var package = resource.Inputs.Any(property => property.IsRequired) ? "complete, requireProperties" : "complete";
            var used = Imports(resource.Inputs.Concat(resource == schema.Provider ? [] : resource.Outputs), resource.Name);
            yield return (
                $"{FileOf(resource)}.ts",
                File([Pulumi, .. used, $"import {{ {package} }} from \"./package\";"], code => WriteResource(code, resource))
            );
        }

        yield return (
            "functions.ts",
            File(
                [Pulumi, .. Imports(arguments, "functions"), "import { complete } from \"./package\";"],
                code => code.Separated(schema.Functions, each => WriteFunction(code, each))
            )
        );
        yield return ("index.ts", File([], WriteIndex));
    }

    private static string FileOf(ResourceSpec resource) => char.ToLowerInvariant(resource.Name[0]) + resource.Name[1..];

    private static string File(IReadOnlyList<string> imports, Action<SourceWriter> body)
    {
        var code = new SourceWriter("  ");
        code.Line("// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.").Line();
        foreach (var import in imports)
        {
            code.Line(import);
        }

        if (imports.Count > 0)
        {
            code.Line();
        }

        body(code);
        return code.ToString();
    }

    /// <summary>The imports that properties need in a file.</summary>
    private IEnumerable<string> Imports(IEnumerable<PropertySpec> properties, string owner)
    {
        var names = properties.Select(property => property.Type.Innermost).OfType<NamedSpec>().ToHashSet();
        if (names.Any(name => name.Kind is NamedKind.Enum))
        {
            yield return "import * as enums from \"./enums\";";
        }

        if (names.Any(name => name.Kind is NamedKind.Object) && owner != "types")
        {
            yield return "import * as types from \"./types\";";
        }

        foreach (
            var resource in schema.Resources.Where(resource =>
                resource.Name != owner && names.Contains(new(NamedKind.Resource, resource.Name))
            )
        )
        {
            yield return $"import type {{ {resource.Name} }} from \"./{FileOf(resource)}\";";
        }
    }

    private void WritePackage(SourceWriter code)
    {
        var url = schema.PluginDownloadUrl is { } address ? $"\"{address}\"" : "undefined";
        code.Lines(
            $$"""
            /** The version of the plugin that the types were generated for. */
            export const version = "{{schema.Version}}";

            /** Options with the version of the plugin, for the engine. @internal */
            export function complete<T extends pulumi.ResourceOptions | pulumi.InvokeOptions>(
              opts: T | undefined,
              more?: Pick<pulumi.CustomResourceOptions, "aliases" | "additionalSecretOutputs">,
            ): T {
              const defaults = { version, pluginDownloadURL: {{url}}, ...more };
              return pulumi.mergeOptions(defaults, opts as pulumi.ResourceOptions) as unknown as T;
            }

            /** Reports a property that a program in JavaScript left out, at the line that creates the resource. @internal */
            export function requireProperties(owner: string, values: object, names: string[], opts?: pulumi.CustomResourceOptions): void {
              // With an id or a URN, the object refers to a resource that exists.
              if (opts?.id !== undefined || opts?.urn !== undefined) {
                return;
              }

              for (const name of names) {
                if ((values as Record<string, unknown>)[name] === undefined) {
                  throw new Error(`${owner} needs the property '${name}'`);
                }
              }
            }
            """
        );
    }

    private static void WriteEnum(SourceWriter code, EnumTypeSpec choice)
    {
        TypeScriptDoc.Write(code, choice.Doc);
        code.Line($"export const {choice.Name} = {{");
        code.Indented(() =>
        {
            foreach (var member in choice.Members)
            {
                TypeScriptDoc.Write(code, member.Doc);
                code.Line($"{member.Name}: \"{member.Value}\",");
            }
        });
        code.Line("} as const;").Line();
        TypeScriptDoc.Write(code, choice.Doc);
        code.Line($"export type {choice.Name} = {string.Join(" | ", choice.Members.Select(member => $"\"{member.Value}\""))};");
    }

    private void WriteTypes(SourceWriter code)
    {
        var inputs = schema.ObjectsOf(
            All.SelectMany(resource => resource.Inputs).Concat(schema.Functions.SelectMany(function => function.Inputs))
        );
        var alternatives = schema
            .Objects.Select(each => each.Alternatives)
            .Concat(schema.Resources.Select(resource => resource.Alternatives))
            .OfType<AlternativesSpec>()
            .ToList();
        if (alternatives.Count > 0)
        {
            code.Lines(
                """
                /** An object that has exactly one of the properties. */
                export type ExactlyOne<T> = {
                  [Name in keyof T]: Pick<T, Name> & { [Other in Exclude<keyof T, Name>]?: undefined };
                }[keyof T];

                """
            );
        }

        if (alternatives.Any(each => !each.IsRequired))
        {
            code.Lines(
                """
                /** An object that has one of the properties, or none of them. */
                export type AtMostOne<T> = ExactlyOne<T> | { [Name in keyof T]?: undefined };

                """
            );
        }

        code.Separated(
            schema.Objects,
            each =>
            {
                if (inputs.Contains(each.Name))
                {
                    WriteObject(code, (each.Name, "Args"), each, property => TypeScriptTypes.Input(property.Type));
                    code.Line();
                }

                WriteObject(code, (each.Name, string.Empty), each, property => TypeScriptTypes.Value(property.Type));
            }
        );
    }

    private static void WriteObject(
        SourceWriter code,
        (string Name, string Suffix) named,
        ObjectTypeSpec each,
        Func<PropertySpec, string> type
    ) => WriteObject(code, named, each.Doc, each.Properties, each.Alternatives, type, string.Empty);

    /// <summary>
    /// Writes an interface, or a union if some of the properties exclude each other. The others are an interface then, which a component
    /// can extend: that cannot be done with a union.
    /// </summary>
    private static void WriteObject(
        SourceWriter code,
        (string Name, string Suffix) named,
        SchemaDoc doc,
        IReadOnlyList<PropertySpec> properties,
        AlternativesSpec? alternatives,
        Func<PropertySpec, string> type,
        string prefix
    )
    {
        var name = named.Name + named.Suffix;
        if (alternatives is null)
        {
            WriteInterface(code, name, doc, properties, type);
            return;
        }

        var (either, others) = (properties.Where(IsAlternative), properties.Where(property => !IsAlternative(property)).ToList());
        var common = $"{named.Name}Common{named.Suffix}";
        var union = prefix + (alternatives.IsRequired ? "ExactlyOne" : "AtMostOne");
        TypeScriptDoc.Write(code, doc);
        code.Line($"export type {name} = {(others.Count > 0 ? $"{common} & " : string.Empty)}{union}<{{");
        WriteProperties(code, either.Select(property => property with { IsRequired = true }), type);
        code.Line("}>;");
        if (others.Count > 0)
        {
            code.Line();
            var excepted = string.Join(" and ", alternatives.Names.Select(alternative => $"`{alternative}`"));
            WriteInterface(code, common, new SchemaDoc($"The properties of `{name}` except {excepted}.", []), others, type);
        }

        bool IsAlternative(PropertySpec property) => alternatives.Names.Contains(property.Name);
    }

    private static void WriteInterface(
        SourceWriter code,
        string name,
        SchemaDoc doc,
        IEnumerable<PropertySpec> properties,
        Func<PropertySpec, string> type
    )
    {
        TypeScriptDoc.Write(code, doc);
        code.Line($"export interface {name} {{");
        WriteProperties(code, properties, type);
        code.Line("}");
    }

    private static void WriteProperties(SourceWriter code, IEnumerable<PropertySpec> properties, Func<PropertySpec, string> type) =>
        code.Indented(() =>
            code.Separated(
                properties,
                property =>
                {
                    TypeScriptDoc.Write(code, property.Doc, property.Deprecated);
                    code.Line($"{property.Name}{(property.IsRequired ? string.Empty : "?")}: {type(property)};");
                }
            )
        );

    private void WriteConfig(SourceWriter code)
    {
        code.Line($"const settings = new pulumi.Config(\"{schema.Name}\");").Line();
        code.Line($"/** The settings of the provider in the configuration of the stack (`{schema.Name}:...`). */");
        code.Line("export const config = {");
        code.Indented(() =>
            code.Separated(
                schema.Config,
                setting =>
                {
                    var type = TypeScriptTypes.Value(setting.Type, "types.");
                    var read = setting.Type switch
                    {
                        PrimitiveSpec { Kind: PrimitiveKind.Text } => "get",
                        PrimitiveSpec { Kind: PrimitiveKind.Integer or PrimitiveKind.Number } => "getNumber",
                        PrimitiveSpec { Kind: PrimitiveKind.Boolean } => "getBoolean",
                        NamedSpec { Kind: NamedKind.Enum } => $"get<{type}>",
                        _ => $"getObject<{type}>",
                    };
                    TypeScriptDoc.Write(code, setting.Doc, setting.Deprecated);
                    code.Line($"get {setting.Name}(): {type} | undefined {{");
                    code.Line($"  return settings.{read}(\"{setting.Name}\");");
                    code.Line("},");
                }
            )
        );
        code.Line("};");
    }

    private void WriteResource(SourceWriter code, ResourceSpec resource)
    {
        var isProvider = resource == schema.Provider;
        var isCustom = !isProvider && !resource.IsComponent;
        var (name, args) = (resource.Name, resource.Name + "Args");
        var kind =
            isProvider ? "ProviderResource"
            : resource.IsComponent ? "ComponentResource"
            : "CustomResource";
        var options =
            isCustom ? "CustomResourceOptions"
            : resource.IsComponent ? "ComponentResourceOptions"
            : "ResourceOptions";
        TypeScriptDoc.Write(code, resource.Doc, resource.Deprecated);
        code.Line($"export class {name} extends pulumi.{kind} {{");
        code.Indented(() =>
        {
            code.Lines(
                $$"""
                /** @internal */
                static readonly __pulumiType = "{{(isProvider ? schema.Name : resource.Token)}}";

                """
            );
            foreach (var property in isProvider ? [] : resource.Outputs)
            {
                var type = TypeScriptTypes.Value(property.Type, "types.") + (property.IsRequired ? string.Empty : " | undefined");
                TypeScriptDoc.Write(code, property.Doc, property.Deprecated);
                code.Line($"declare readonly {property.Name}: pulumi.Output<{type}>;").Line();
            }

            code.Lines(
                $$"""
                /**
                 * Creates a `{{name}}`.
                 *
                 * @param name The logical name, unique in the stack.
                 * @param args The properties.
                 * @param opts Options of Pulumi, such as `parent` or `protect`.
                 */
                constructor(name: string, args{{(
                    resource.Inputs.Any(each => each.IsRequired) ? string.Empty : "?"
                )}}: {{args}}, opts?: pulumi.{{options}}) {
                """
            );
            code.Indented(() => WriteConstructor(code, resource, isProvider));
            code.Lines(
                $$"""
                }

                /** Whether a value is a `{{name}}`, also one of another copy of this package in the same program. */
                static isInstance(value: unknown): value is {{name}} {
                  return (value as { __pulumiType?: string } | null | undefined)?.__pulumiType === "{{resource.Token}}";
                }
                """
            );
            if (isCustom)
            {
                code.Lines(
                    $$"""

                    /**
                     * Gets a `{{name}}` that exists and that the stack does not own.
                     *
                     * @param name The logical name, unique in the stack.
                     * @param id The id, as for an import.
                     * @param opts Options of Pulumi.
                     */
                    static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.{{options}}): {{name}} {
                      return new {{name}}(name, undefined as unknown as {{args}}, { ...opts, id });
                    }
                    """
                );
            }
        });
        code.Line("}").Line();
        WriteObject(
            code,
            (name, "Args"),
            new SchemaDoc($"The properties of a new `{name}`.", []),
            resource.Inputs,
            resource.Alternatives,
            property => property.IsPlain ? TypeScriptTypes.Value(property.Type, "types.") : TypeScriptTypes.Input(property.Type, "types."),
            "types."
        );
    }

    private static void WriteConstructor(SourceWriter code, ResourceSpec resource, bool isProvider)
    {
        var (isCustom, outputs) = (!isProvider && !resource.IsComponent, isProvider ? [] : resource.Outputs);
        var required = resource.Inputs.Where(property => property.IsRequired).Select(property => $"\"{property.Name}\"").ToList();
        code.Line($"const values: Partial<{resource.Name}Args> = args ?? {{}};");
        if (required.Count > 0)
        {
            code.Line($"requireProperties(\"{resource.Name}\", values, [{string.Join(", ", required)}], opts);");
        }

        code.Line("const properties: pulumi.Inputs = {");
        code.Indented(() =>
        {
            foreach (var property in resource.Inputs)
            {
                code.Line($"{property.Name}: {Passed(property, isProvider)},");
            }

            // A name without a value becomes an output that is unknown until the provider has answered.
            foreach (var output in outputs.Where(output => resource.Inputs.All(input => input.Name != output.Name)))
            {
                code.Line($"{output.Name}: undefined,");
            }
        });
        code.Line("};");
        var more = new List<string>();
        if (resource.Aliases.Count > 0)
        {
            more.Add($"aliases: [{string.Join(", ", resource.Aliases.Select(alias => $"{{ type: \"{alias}\" }}"))}]");
        }

        if (
            isCustom
            && outputs.Where(property => property.IsSecret).Select(property => $"\"{property.Name}\"").ToList() is { Count: > 0 } secrets
        )
        {
            more.Add($"additionalSecretOutputs: [{string.Join(", ", secrets)}]");
        }

        var complete = more.Count > 0 ? $"complete(opts, {{ {string.Join(", ", more)} }})" : "complete(opts)";
        code.Line($"super({resource.Name}.__pulumiType, name, properties, {complete}{(resource.IsComponent ? ", true" : string.Empty)});");
    }

    private static string Passed(PropertySpec property, bool isProvider) =>
        // The protocol of providers has strings only in their configuration.
        isProvider && property.Type is not (PrimitiveSpec { Kind: PrimitiveKind.Text } or NamedSpec { Kind: NamedKind.Enum })
            ? $"pulumi.output(values.{property.Name}).apply(JSON.stringify)"
        : property.IsSecret ? $"values.{property.Name} === undefined ? undefined : pulumi.secret(values.{property.Name})"
        : $"values.{property.Name}";

    private static void WriteFunction(SourceWriter code, FunctionSpec function)
    {
        var (name, type) = (function.Name, char.ToUpperInvariant(function.Name[0]) + function.Name[1..]);
        var optional = function.Inputs.Any(property => property.IsRequired) ? string.Empty : "?";
        TypeScriptDoc.Write(code, function.Doc, function.Deprecated);
        code.Lines(
            $$"""
            export function {{name}}(args{{optional}}: {{type}}Args, opts?: pulumi.InvokeOptions): Promise<{{type}}Result> {
              return pulumi.runtime.invoke("{{function.Token}}", { ...args }, complete(opts));
            }

            /** The same as `{{name}}`, with outputs of resources as arguments: it is called as soon as they are known. */
            export function {{name}}Output(
              args{{optional}}: {{type}}OutputArgs,
              opts?: pulumi.InvokeOutputOptions,
            ): pulumi.Output<{{type}}Result> {
              return pulumi.runtime.invokeOutput("{{function.Token}}", { ...args }, complete(opts));
            }

            """
        );
        WriteInterface(
            code,
            $"{type}Args",
            function.InputsDoc,
            function.Inputs,
            property => TypeScriptTypes.Value(property.Type, "types.")
        );
        code.Line();
        WriteInterface(
            code,
            $"{type}OutputArgs",
            function.InputsDoc,
            function.Inputs,
            property => TypeScriptTypes.Input(property.Type, "types.")
        );
        code.Line();
        WriteInterface(
            code,
            $"{type}Result",
            function.OutputsDoc,
            function.Outputs,
            property => TypeScriptTypes.Value(property.Type, "types.")
        );
    }

    private void WriteIndex(SourceWriter code)
    {
        code.Line(Pulumi);
        foreach (var resource in All)
        {
            code.Line($"import {{ {resource.Name} }} from \"./{FileOf(resource)}\";");
        }

        code.Line("import { version } from \"./package\";").Line();
        foreach (var file in All.Select(FileOf).Concat(["config", "enums", "functions", "types"]))
        {
            code.Line($"export * from \"./{file}\";");
        }

        code.Line("export { version };").Line();
        code.Lines(
            $$"""
            // References to resources, such as outputs of components, become objects of these classes.
            pulumi.runtime.registerResourceModule("{{schema.Name}}", "index", {
              version,
              construct(name: string, type: string, urn: string): pulumi.Resource {
                switch (type) {
            """
        );
        foreach (var resource in schema.Resources)
        {
            code.Line($"      case \"{resource.Token}\":");
            code.Line($"        return new {resource.Name}(name, undefined as never, {{ urn }});");
        }

        code.Lines(
            $$"""
                  default:
                    throw new Error(`version ${version} of {{schema.NodePackage}} has no resource ${type}`);
                }
              },
            });
            pulumi.runtime.registerResourcePackage("{{schema.Name}}", {
              version,
              constructProvider(name: string, type: string, urn: string): pulumi.ProviderResource {
                if (type !== "{{schema.Provider.Token}}") {
                  throw new Error(`{{schema.NodePackage}} has no provider ${type}`);
                }

                return new Provider(name, undefined, { urn });
              },
            });
            """
        );
    }
}
