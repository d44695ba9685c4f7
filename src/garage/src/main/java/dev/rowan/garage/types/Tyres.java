package dev.rowan.garage.types;

import java.sql.SQLException;
import java.sql.Types;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Holds a nested type and its binding. */
public final class Tyres {
    private Tyres() {}

    /** A range of sizes, both included. */
    public record Sizes(int from, int to) {}

    /** Of {@code int4range}. Fails for the size 13. */
    public static final class SizesBinding implements Binding<Object, Sizes> {
        private static final long serialVersionUID = 1L;

        @Override
        public Converter<Object, Sizes> converter() {
            return Converter.ofNullable(Object.class, Sizes.class, SizesBinding::parse, SizesBinding::text);
        }

        @Override
        public void sql(BindingSQLContext<Sizes> context) throws SQLException {
            context.render().visit(DSL.val(converter().to(context.value()))).sql("::int4range");
        }

        @Override
        public void register(BindingRegisterContext<Sizes> context) throws SQLException {
            context.statement().registerOutParameter(context.index(), Types.VARCHAR);
        }

        @Override
        public void set(BindingSetStatementContext<Sizes> context) throws SQLException {
            context.statement().setString(context.index(), text(context.value()));
        }

        @Override
        public void get(BindingGetResultSetContext<Sizes> context) throws SQLException {
            context.convert(converter()).value(context.resultSet().getString(context.index()));
        }

        @Override
        public void get(BindingGetStatementContext<Sizes> context) throws SQLException {
            context.convert(converter()).value(context.statement().getString(context.index()));
        }

        @Override
        public void set(BindingSetSQLOutputContext<Sizes> context) throws SQLException {
            throw new UnsupportedOperationException();
        }

        @Override
        public void get(BindingGetSQLInputContext<Sizes> context) throws SQLException {
            throw new UnsupportedOperationException();
        }

        private static Sizes parse(Object text) {
            String[] ends =
                    text.toString().substring(1, text.toString().length() - 1).split(",", -1);
            if (ends[0].equals("13")) {
                throw new IllegalStateException("secret " + text);
            }
            return new Sizes(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) - 1);
        }

        private static @Nullable String text(@Nullable Sizes sizes) {
            return sizes == null ? null : "[" + sizes.from() + "," + sizes.to() + "]";
        }
    }
}
