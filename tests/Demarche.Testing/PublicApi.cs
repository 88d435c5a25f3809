using System.Reflection;
using System.Text;

namespace Demarche.Testing;

/// <summary>A library's public types and members as sorted lines of text, for a snapshot.</summary>
public static class PublicApi
{
    const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What the compiler writes for records; it follows from the properties.
    static readonly HashSet<string> s_ofRecords =
        ["Equals", "GetHashCode", "ToString", "PrintMembers", "<Clone>$", "Deconstruct", "op_Equality", "op_Inequality",
        "EqualityContract", "get_EqualityContract"];

    /// <summary>One line a type, and below it, indented, one line a member.</summary>
    public static string Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type, full: true));
            var bases = Bases(type);
            if (bases.Length > 0)
                text.Append(" : ").Append(string.Join(", ", bases));
            text.Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal).Distinct())
                text.Append("    ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : (type.IsValueType, type.IsAbstract && type.IsSealed, IsRecord(type)) switch
        {
            (true, _, true) => "record struct",
            (true, _, false) => "struct",
            (_, true, _) => "static class",
            (_, _, true) => "record",
            _ => type.IsSealed ? "class" : type.IsAbstract ? "abstract class" : "open class",
        };

    static bool IsRecord(Type type) =>
        type.GetMethod(type.IsValueType ? "PrintMembers" : "<Clone>$", Declared) is not null;

    static string[] Bases(Type type)
    {
        if (type.IsEnum)
            return [Name(Enum.GetUnderlyingType(type))];
        var hasBase = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType);
        var inherited = hasBase ? new[] { Name(type.BaseType!) } : [];
        // Records implement IEquatable of themselves.
        var own = type.GetInterfaces().Where(face => face.IsPublic && !(face.IsGenericType
            && face.GetGenericTypeDefinition() == typeof(IEquatable<>)))
            .Select(face => Name(face)).Order(StringComparer.Ordinal);
        return [.. inherited, .. own];
    }

    static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            foreach (var name in Enum.GetNames(type))
                yield return $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}";
            yield break;
        }
        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible))
            if (constructor.GetParameters() is not [{ } only] || only.ParameterType != type)
                yield return $"new({Parameters(constructor)})";
        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily
            || field.IsFamilyOrAssembly))
            yield return $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}";
        foreach (var property in type.GetProperties(Declared))
        {
            var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToList();
            if (accessors.Count == 0 || s_ofRecords.Contains(property.Name))
                continue;
            var parameters = property.GetIndexParameters();
            var name = parameters.Length == 0 ? property.Name : $"this[{string.Join(", ", parameters.Select(Parameter))}]";
            var set = accessors.Find(accessor => accessor.ReturnType == typeof(void));
            var verb = set is null ? "" : set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? " init;" : " set;";
            var required = property.GetCustomAttributesData()
                .Any(data => data.AttributeType.Name == "RequiredMemberAttribute") ? "required " : "";
            yield return $"{(accessors[0].IsStatic ? "static " : "")}{required}{Name(property.PropertyType)} {name} {{ get;{verb} }}";
        }
        foreach (var happening in type.GetEvents(Declared).Where(happening => IsVisible(happening.AddMethod!)))
            yield return $"event {Name(happening.EventHandlerType!)} {happening.Name}";
        foreach (var method in type.GetMethods(Declared).Where(IsVisible))
        {
            if (s_ofRecords.Contains(method.Name) || method.IsSpecialName
                && !method.Name.StartsWith("op_", StringComparison.Ordinal))
                continue;
            var arguments = string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name));
            var generic = method.IsGenericMethod ? $"<{arguments}>" : "";
            yield return $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
        }
    }

    static bool IsVisible(MethodBase method) =>
        method.IsPublic || (method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed;

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    static string Parameter(ParameterInfo parameter)
    {
        var way = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? parameter.IsIn ? "in " : "ref " : "";
        var missing = parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null";
        var value = parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? missing}" : "";
        return $"{way}{Name(parameter.ParameterType)} {parameter.Name}{value}";
    }

    static string Name(Type type, bool full = false)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[]";
        if (type.IsGenericParameter)
            return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return $"{Name(inner)}?";
        var outer = type.IsNested ? $"{Name(type.DeclaringType!, full)}." : full ? $"{type.Namespace}." : "";
        if (!type.IsGenericType)
            return outer + (s_keywords.TryGetValue(type, out var keyword) ? keyword : type.Name);
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        if (tick < 0)
            return outer + type.Name;
        var arguments = type.GetGenericArguments().Select(argument => Name(argument));
        return type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true
            ? $"({string.Join(", ", arguments)})"
            : $"{outer}{type.Name[..tick]}<{string.Join(", ", arguments)}>";
    }

    static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte", [typeof(short)] = "short", [typeof(int)] = "int", [typeof(long)] = "long",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
    };
}
