using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Aggregator.Tests;

/// <summary>All types and methods that one compiled type names: in signatures, attributes and bodies.</summary>
internal sealed class TypeReferences
{
    private readonly HashSet<TypeReference> _types = [];
    private readonly HashSet<MethodReference> _methods = [];

    public TypeReferences(TypeDefinition type)
    {
        Add(type.BaseType);
        AddAll(type.Interfaces.Select(implemented => implemented.InterfaceType));
        AddAll(type.Fields.Select(field => field.FieldType));
        AddAll(type.Properties.Select(property => property.PropertyType));
        AddAll(type.Events.Select(@event => @event.EventType));
        AddAttributes(type);
        AddConstraints(type);
        foreach (var member in type.Fields.Cast<ICustomAttributeProvider>().Concat(type.Properties))
        {
            AddAttributes(member);
        }

        foreach (var method in type.Methods)
        {
            AddMethod(method);
        }
    }

    public IEnumerable<TypeReference> Types => _types;

    public IEnumerable<MethodReference> Methods => _methods;

    private void AddMethod(MethodDefinition method)
    {
        AddSignature(method);
        AddAttributes(method);
        AddConstraints(method);
        if (!method.HasBody)
        {
            return;
        }

        AddAll(method.Body.Variables.Select(variable => variable.VariableType));
        AddAll(method.Body.ExceptionHandlers.Select(handler => handler.CatchType));
        foreach (var instruction in method.Body.Instructions)
        {
            AddOperand(instruction);
        }
    }

    private void AddOperand(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Add(type);
                break;
            case MethodReference method:
                _methods.Add(method);
                AddSignature(method);
                break;
            case FieldReference field:
                Add(field.DeclaringType);
                Add(field.FieldType);
                break;
        }
    }

    private void AddSignature(MethodReference method)
    {
        Add(method.DeclaringType);
        Add(method.ReturnType);
        AddAll(method.Parameters.Select(parameter => parameter.ParameterType));
        AddAll((method as GenericInstanceMethod)?.GenericArguments);
    }

    private void AddAttributes(ICustomAttributeProvider provider) => AddAll(provider.CustomAttributes.Select(attribute => attribute.AttributeType));

    private void AddConstraints(IGenericParameterProvider provider) =>
        AddAll(provider.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType));

    private void AddAll(IEnumerable<TypeReference?>? types)
    {
        foreach (var type in types ?? [])
        {
            Add(type);
        }
    }

    private void Add(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                Add(generic.ElementType);
                AddAll(generic.GenericArguments);
                return;
            case TypeSpecification specification:
                Add(specification.ElementType);
                return;
            default:
                _types.Add(type);
                Add(type.DeclaringType);
                return;
        }
    }
}
